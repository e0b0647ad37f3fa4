# Rows of an archive by Spark: python3 spark_rows.py MASTER ARCHIVE FOLDER PIPE
# PIPE is "whosaid -t"; it has no environment but what is given here. A task
# whose pipe ends with another status than 0 fails, and Spark tries its part
# again.
import os
import sys

from pyspark import SparkConf, SparkContext

master, archive, folder, pipe = sys.argv[1:]
conf = SparkConf().setMaster(master).setAppName("whosaid")
sc = SparkContext(conf=conf)
sc.setLogLevel("OFF")
news = sc.textFile(archive, minPartitions=8)
rows = news.pipe(pipe, env={"PATH": os.environ["PATH"]}, checkCode=True)
rows.saveAsTextFile(folder)
