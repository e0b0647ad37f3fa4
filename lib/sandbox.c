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
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

/* linux/landlock.h is younger than some systems; the numbers are for all. */
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

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__i386__)
#define ARCH AUDIT_ARCH_I386
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#elif defined(__arm__)
#define ARCH AUDIT_ARCH_ARM
#elif defined(__s390x__)
#define ARCH AUDIT_ARCH_S390X
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCH AUDIT_ARCH_RISCV64
#endif

#if defined(ARCH)

/* Where the low 32 bits of the i-th argument of a call are. */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define ARG(i) (offsetof(struct seccomp_data, args) + 8 * (i) + 4)
#else
#define ARG(i) (offsetof(struct seccomp_data, args) + 8 * (i))
#endif
#define LOAD(at) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (at))
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */)
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE_CALL(nr) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, 1), REFUSE
/* Opening is refused for any flag in mask; the flags are argument i. */
#define REFUSE_OPEN(nr, i, mask) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, 4), \
	LOAD(ARG(i)), \
	BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (mask), 0, 1), \
	REFUSE, ALLOW

#define WRITES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

static void
install(const struct sock_filter *code, size_t n)
{
	struct sock_fprog prog;

	prog.len = (unsigned short)n;
	prog.filter = (struct sock_filter *)code;
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog, 0, 0);
}

/*
 * Calls have other numbers in other modes of the machine, 32 bits (ARCH) and
 * x32 (the high bit); programs that were not compiled so make none.
 */
#if defined(__x86_64__) && !defined(__ILP32__)
#define REFUSE_X32 \
	BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1), REFUSE,
#else
#define REFUSE_X32
#endif
#define HEAD \
	LOAD(offsetof(struct seccomp_data, arch)), \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0), \
	REFUSE, \
	LOAD(offsetof(struct seccomp_data, nr)), \
	REFUSE_X32

/* Calls that only some machines have. */
static const struct sock_filter old_calls[] = {
	HEAD
#ifdef __NR_open
	REFUSE_OPEN(__NR_open, 1, WRITES),
#endif
#ifdef __NR_creat
	REFUSE_CALL(__NR_creat),
#endif
#ifdef __NR_mknod
	REFUSE_CALL(__NR_mknod),
#endif
#ifdef __NR_unlink
	REFUSE_CALL(__NR_unlink),
#endif
#ifdef __NR_rename
	REFUSE_CALL(__NR_rename),
#endif
#ifdef __NR_mkdir
	REFUSE_CALL(__NR_mkdir),
#endif
#ifdef __NR_rmdir
	REFUSE_CALL(__NR_rmdir),
#endif
#ifdef __NR_link
	REFUSE_CALL(__NR_link),
#endif
#ifdef __NR_symlink
	REFUSE_CALL(__NR_symlink),
#endif
#ifdef __NR_socketcall
	REFUSE_CALL(__NR_socketcall),
#endif
#ifdef __NR_socket
	REFUSE_CALL(__NR_socket),
#endif
#ifdef __NR_truncate
	REFUSE_CALL(__NR_truncate),
#endif
	ALLOW
};

static const struct sock_filter calls[] = {
	HEAD
	REFUSE_OPEN(__NR_openat, 2, WRITES),
	REFUSE_CALL(__NR_execve),
	REFUSE_CALL(__NR_execveat),
	REFUSE_CALL(__NR_unlinkat),
#ifdef __NR_renameat
	REFUSE_CALL(__NR_renameat),
#endif
	REFUSE_CALL(__NR_renameat2),
	REFUSE_CALL(__NR_mkdirat),
	REFUSE_CALL(__NR_mknodat),
	REFUSE_CALL(__NR_linkat),
	REFUSE_CALL(__NR_symlinkat),
	REFUSE_CALL(437 /* openat2: its flags are out of reach */),
	REFUSE_CALL(425 /* io_uring_setup: calls unseen by this list */),
	ALLOW
};

/* With no operands there is nothing left to open. */
static const struct sock_filter opens[] = {
	HEAD
#ifdef __NR_open
	REFUSE_CALL(__NR_open),
#endif
	REFUSE_CALL(__NR_openat),
	ALLOW
};

static void
enter_seccomp(bool may_open)
{
	install(old_calls, sizeof old_calls / sizeof old_calls[0]);
	install(calls, sizeof calls / sizeof calls[0]);
	if (!may_open)
		install(opens, sizeof opens / sizeof opens[0]);
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
