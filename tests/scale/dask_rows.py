# Rows of an archive by Dask: python3 dask_rows.py WORKERS ARCHIVE ROWS PIPE ...
# A pipe that ends with another status than 0 is tried again, here or there.
import subprocess
import sys

import dask
from dask.bytes import read_bytes
from distributed import Client, LocalCluster


def rows(text, pipe):
    return subprocess.run(pipe, input=text, stdout=subprocess.PIPE,
                          check=True).stdout


if __name__ == "__main__":
    workers, archive, out, *pipe = sys.argv[1:]
    cluster = LocalCluster(n_workers=int(workers), threads_per_worker=1,
                           host="127.0.0.1", dashboard_address=None)
    with cluster, Client(cluster) as client, open(out, "wb") as file:
        blocks = read_bytes(archive, delimiter=b"\n", blocksize="1MiB",
                            sample=False)[1][0]
        tasks = [dask.delayed(rows)(block, pipe) for block in blocks]
        for future in client.compute(tasks, retries=3):
            file.write(future.result())
