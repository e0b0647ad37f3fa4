/*
 * After start-up a filter needs little: read, write, memory. The rest is
 * given up: on Linux by Landlock (files: ABI 1 to 5, network from 4) and a
 * short seccomp list of calls that answer EPERM; on OpenBSD by pledge.
 */
#include "sandbox.h"

/* Tools that write files at exit (callgrind, gcov) need -DNO_SANDBOX. */
#if defined(__linux__) && !defined(NO_SANDBOX)

#define _GNU_SOURCE
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

/*
 * Not every system has the kernel's headers, or such as are young enough;
 * its numbers are for all. Landlock's:
 */
#define LANDLOCK_CREATE 444
#define LANDLOCK_RESTRICT 446
#define LANDLOCK_VERSION_FLAG 1u
#define FS_EXECUTE (1u << 0)
#define FS_READ_FILE (1u << 2)
#define FS_READ_DIR (1u << 3)
#define FS_ABI1 0x1fffu         /* execute ... make symlink */
#define FS_REFER (1u << 13)     /* ABI 2 */
#define FS_TRUNCATE (1u << 14)  /* ABI 3 */
#define FS_IOCTL (1u << 15)     /* ABI 5 */
#define NET_TCP 3u              /* ABI 4: bind, connect */

struct ruleset {
	uint64_t fs, net;
};

static void
enter_landlock(bool may_open)
{
	struct ruleset r;
	size_t size = sizeof r.fs;
	long abi, fd;

	abi = syscall(LANDLOCK_CREATE, NULL, 0, LANDLOCK_VERSION_FLAG);
	if (abi < 1)
		return;
	memset(&r, 0, sizeof r);
	r.fs = FS_ABI1;
	if (abi >= 2)
		r.fs |= FS_REFER;
	if (abi >= 3)
		r.fs |= FS_TRUNCATE;
	if (abi >= 4) {
		r.net = NET_TCP;
		size = sizeof r;
	}
	if (abi >= 5)
		r.fs |= FS_IOCTL;
	if (may_open)
		r.fs &= ~(uint64_t)(FS_READ_FILE | FS_READ_DIR);
	fd = syscall(LANDLOCK_CREATE, &r, size, 0);
	if (fd < 0)
		return;
	syscall(LANDLOCK_RESTRICT, fd, 0);
	close((int)fd);
}

/* AUDIT_ARCH of linux/audit.h. */
#if defined(__x86_64__)
#define ARCH 0xc000003eu
#elif defined(__i386__)
#define ARCH 0x40000003u
#elif defined(__aarch64__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCH 0xc00000b7u
#elif defined(__arm__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCH 0x40000028u
#elif defined(__s390x__)
#define ARCH 0x80000016u
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCH 0xc00000f3u
#endif

#if defined(ARCH)

#define FILTER_MODE 2           /* SECCOMP_MODE_FILTER */

/* A filter's instruction, and a filter: linux/filter.h. */
struct code {
	uint16_t op;
	uint8_t yes, no;        /* instructions to pass over */
	uint32_t k;
};

struct program {
	unsigned short len;
	const struct code *code;
};

/* What it sees of a call: the number, the machine, arguments from 16 on. */
#define NUMBER 0
#define MACHINE 4
/* Where the low 32 bits of the i-th argument of a call are. */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define ARG(i) (16 + 8 * (i) + 4)
#else
#define ARG(i) (16 + 8 * (i))
#endif
#define LOAD(at) { 0x20, 0, 0, (at) }
#define IS(k, yes, no) { 0x15, (yes), (no), (k) }
#define REFUSE { 0x06, 0, 0, 0x00050001u /* EPERM */ }
#define ALLOW { 0x06, 0, 0, 0x7fff0000u }
/* Opening is refused for any flag in mask; the flags are argument i. */
#define REFUSE_OPEN(nr, i, mask) \
	IS((nr), 0, 4), LOAD(ARG(i)), { 0x45, 0, 1, (mask) }, REFUSE, ALLOW

#define WRITES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

/*
 * Calls have other numbers in other modes of the machine, 32 bits (ARCH) and
 * x32 (the high bit); programs that were not compiled so make none.
 */
#if defined(__x86_64__) && !defined(__ILP32__)
#define REFUSE_X32 { 0x35, 0, 1, 0x40000000u }, REFUSE,
#else
#define REFUSE_X32
#endif

static const struct code head[] = {
	LOAD(MACHINE), IS(ARCH, 1, 0), REFUSE, LOAD(NUMBER), REFUSE_X32
};

static const struct code may_read[] = {
#ifdef __NR_open
	REFUSE_OPEN(__NR_open, 1, WRITES),
#endif
	REFUSE_OPEN(__NR_openat, 2, WRITES)
};

static const uint32_t calls[] = {
	/* With no operands there is nothing left to open: first, see OPENS. */
	__NR_openat,
#ifdef __NR_open
	__NR_open,
#define OPENS 2
#else
#define OPENS 1
#endif
	/* Calls that only some machines have. */
#ifdef __NR_creat
	__NR_creat,
#endif
#ifdef __NR_mknod
	__NR_mknod,
#endif
#ifdef __NR_unlink
	__NR_unlink,
#endif
#ifdef __NR_rename
	__NR_rename,
#endif
#ifdef __NR_mkdir
	__NR_mkdir,
#endif
#ifdef __NR_rmdir
	__NR_rmdir,
#endif
#ifdef __NR_link
	__NR_link,
#endif
#ifdef __NR_symlink
	__NR_symlink,
#endif
#ifdef __NR_socketcall
	__NR_socketcall,
#endif
#ifdef __NR_socket
	__NR_socket,
#endif
#ifdef __NR_truncate
	__NR_truncate,
#endif
#ifdef __NR_chmod
	__NR_chmod,
#endif
#ifdef __NR_chown
	__NR_chown,
#endif
#ifdef __NR_renameat
	__NR_renameat,
#endif
	/* Calls that all have. */
	__NR_execve, __NR_execveat, __NR_unlinkat, __NR_renameat2, __NR_mkdirat,
	__NR_mknodat, __NR_linkat, __NR_symlinkat, __NR_fchmodat,
	__NR_fchownat, __NR_ptrace,
	437,                    /* openat2: its flags are out of reach */
	425                     /* io_uring_setup: calls unseen by this list */
};

/*
 * The kernel asks a new filter about each call that there is, some hundreds,
 * and that takes longer than all else: in order and by groups it is done in
 * a third of the time.
 */
enum { CALLS = sizeof calls / sizeof calls[0], GROUP = 6 };

struct filter_code {
	struct code v[sizeof head / sizeof head[0] +
	    sizeof may_read / sizeof may_read[0] +
	    CALLS + 3 * (CALLS / GROUP + 1)];
	unsigned short n;
};

static void
put(struct filter_code *to, const struct code *part, size_t size)
{
	memcpy(to->v + to->n, part, size);
	to->n = (unsigned short)(to->n + size / sizeof *part);
}

/* Refuses n calls, in order; those from next on are not among them. */
static void
put_group(struct filter_code *to, const uint32_t *nr, unsigned n,
    uint32_t next)
{
	static const struct code last[] = { ALLOW, REFUSE };
	struct code c = { 0x35, (unsigned char)(n + 2), 0, next };
	unsigned i;

	put(to, &c, sizeof c);
	for (i = 0; i < n; i++) {
		struct code is = IS(nr[i], (unsigned char)(n - i), 0);

		put(to, &is, sizeof is);
	}
	put(to, last, sizeof last);
}

static void
sort(uint32_t *v, unsigned n)
{
	unsigned i, k;
	uint32_t x;

	for (i = 1; i < n; i++) {
		x = v[i];
		for (k = i; k > 0 && v[k - 1] > x; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

/* One filter for all: each costs the other processors an interruption. */
static void
enter_seccomp(bool may_open)
{
	static const struct code allow = ALLOW;
	struct filter_code code = { .n = 0 };
	struct program p;
	uint32_t nr[CALLS];
	unsigned i, k, n = CALLS;

	put(&code, head, sizeof head);
	memcpy(nr, calls, sizeof nr);
	if (may_open) {
		put(&code, may_read, sizeof may_read);
		n -= OPENS;
		memmove(nr, nr + OPENS, n * sizeof nr[0]);
	}
	sort(nr, n);
	for (i = 0; i < n; i += k) {
		k = n - i < GROUP ? n - i : GROUP;
		put_group(&code, nr + i, k, i + k < n ? nr[i + k] : UINT32_MAX);
	}
	put(&code, &allow, sizeof allow);
	p.len = code.n;
	p.code = code.v;
	prctl(PR_SET_SECCOMP, FILTER_MODE, &p, 0, 0);
}

#else

static void
enter_seccomp(bool may_open)
{
	(void)may_open;
}

#endif

void
sandbox_enter(bool may_open)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	enter_landlock(may_open);
	enter_seccomp(may_open);
}

#elif defined(__OpenBSD__) && !defined(NO_SANDBOX)

#include <stddef.h>
#include <unistd.h>

void
sandbox_enter(bool may_open)
{
	(void)pledge(may_open ? "stdio rpath flock" : "stdio flock", NULL);
}

#else

void
sandbox_enter(bool may_open)
{
	(void)may_open;
}

#endif
