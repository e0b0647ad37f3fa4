/*
 * sandbox: what it asks of kernels of each age, and what its list of calls
 * lets through. The kernel is played here; promises/sandbox.bats asks a real
 * one.
 */
#define _GNU_SOURCE
#include <sys/syscall.h>

#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "../../lib/sandbox.h"
#include "test.h"

#if defined(__linux__) && !defined(NO_SANDBOX)

struct code {
	uint16_t op;
	uint8_t yes, no;
	uint32_t k;
};

struct program {
	unsigned short len;
	const struct code *code;
};

/* How the kernel is, and what it was asked for. */
static struct {
	long abi;
	bool is_old, has_no_rulesets;
	int privileges, restricted;
	uint64_t fs, net;
	size_t size;
	struct code code[200];
	size_t ncode;
	uint32_t machine;
} kernel;

int
prctl(int option, ...)
{
	const struct program *p;
	va_list ap;

	if (option == 38) {             /* PR_SET_NO_NEW_PRIVS */
		kernel.privileges++;
		return kernel.is_old ? -1 : 0;
	}
	CHECK(option == 22);            /* PR_SET_SECCOMP */
	va_start(ap, option);
	CHECK(va_arg(ap, int) == 2);
	p = va_arg(ap, const struct program *);
	va_end(ap);
	CHECK(p->len < 200);
	kernel.ncode = p->len;
	memcpy(kernel.code, p->code, p->len * sizeof *p->code);
	return 0;
}

long
syscall(long nr, ...)
{
	const uint64_t *rules;
	long fd;
	va_list ap;

	va_start(ap, nr);
	if (nr == 444) {                /* landlock_create_ruleset */
		rules = va_arg(ap, const uint64_t *);
		kernel.size = va_arg(ap, size_t);
		va_end(ap);
		if (rules == NULL)
			return kernel.abi;
		if (kernel.has_no_rulesets)
			return -1;
		kernel.fs = rules[0];
		kernel.net = kernel.size > sizeof *rules ? rules[1] : 0;
		return open("/dev/null", O_RDONLY);
	}
	CHECK(nr == 446);               /* landlock_restrict_self */
	fd = va_arg(ap, int);
	va_end(ap);
	CHECK(fcntl((int)fd, F_GETFD) != -1);
	kernel.restricted++;
	return 0;
}

static void
enter(long abi, bool may_open)
{
	kernel.privileges = kernel.restricted = 0;
	kernel.ncode = 0;
	kernel.fs = kernel.net = 0;
	kernel.abi = abi;
	sandbox_enter(may_open);
}

static void
test_landlock(void)
{
	/* Rights by ABI: 13, refer, truncate, none of files, ioctl. */
	static const uint64_t rights[] = {
		0, 0x1fff, 0x3fff, 0x7fff, 0x7fff, 0xffff, 0xffff
	};
	const uint64_t reads = 4 | 8;
	long abi;

	for (abi = -1; abi <= 6; abi++) {
		enter(abi, false);
		CHECK(kernel.restricted == (abi >= 1));
		CHECK(kernel.fs == (abi >= 1 ? rights[abi] : 0));
		CHECK(kernel.net == (abi >= 4 ? 3 : 0));
		CHECK(abi < 1 || kernel.size == (abi >= 4 ? 16 : 8));
		enter(abi, true);
		CHECK(kernel.fs == (abi >= 1 ? rights[abi] & ~reads : 0));
	}
	kernel.has_no_rulesets = true;
	enter(5, false);
	CHECK(kernel.restricted == 0);
	kernel.has_no_rulesets = false;
}

/* The kernel before 3.5: it must not be asked for more. */
static void
test_old(void)
{
	kernel.is_old = true;
	enter(5, false);
	CHECK(kernel.privileges == 1);
	CHECK(kernel.restricted == 0 && kernel.ncode == 0);
	kernel.is_old = false;
}

/* Tells whether a call gets through; arg is its i-th argument. */
static bool
passes(long nr, int i, uint32_t arg)
{
	const struct code *c = kernel.code;
	uint32_t data[16] = { 0 }, a = 0;
	int big = *(const unsigned char *)&(uint32_t){ 1 } == 0;

	data[0] = (uint32_t)nr;
	data[1] = kernel.machine;
	data[4 + 2 * i + big] = arg;
	for (; c < kernel.code + kernel.ncode; c++)
		switch (c->op) {
		case 0x20: a = data[c->k / 4]; break;
		case 0x15: c += a == c->k ? c->yes : c->no; break;
		case 0x35: c += a >= c->k ? c->yes : c->no; break;
		case 0x45: c += (a & c->k) != 0 ? c->yes : c->no; break;
		case 0x06:
			CHECK(c->k == 0x7fff0000 || c->k == 0x00050001);
			return c->k == 0x7fff0000;
		default: CHECK(!"an unknown instruction"); return false;
		}
	CHECK(!"the list has no end");
	return false;
}

static void
test_calls(void)
{
	static const long harmless[] = {
		SYS_read, SYS_write, SYS_close, SYS_exit_group, SYS_brk,
		SYS_munmap, SYS_fcntl
	};
	static const long refused[] = {
		SYS_execve, SYS_execveat, SYS_unlinkat, SYS_renameat2,
		SYS_mkdirat, SYS_mknodat, SYS_linkat, SYS_symlinkat,
		SYS_fchmodat, SYS_fchownat, SYS_ptrace, 437, 425,
#ifdef SYS_socket
		SYS_socket,
#endif
#ifdef SYS_unlink
		SYS_unlink, SYS_creat, SYS_rename, SYS_chmod, SYS_truncate,
#endif
	};
	int may_open;
	size_t i;

	for (may_open = 0; may_open < 2; may_open++) {
		enter(0, may_open);
		if (kernel.ncode == 0)
			return;         /* a machine without a list */
		/* The second instruction asks for the machine. */
		kernel.machine = kernel.code[1].k;
		for (i = 0; i < sizeof harmless / sizeof *harmless; i++)
			CHECK(passes(harmless[i], 0, 0));
		for (i = 0; i < sizeof refused / sizeof *refused; i++)
			CHECK(!passes(refused[i], 0, 0));
		CHECK(passes(SYS_openat, 2, O_RDONLY) == may_open);
		CHECK(passes(SYS_openat, 2, O_RDONLY | O_CLOEXEC) == may_open);
		CHECK(!passes(SYS_openat, 2, O_WRONLY));
		CHECK(!passes(SYS_openat, 2, O_RDWR));
		CHECK(!passes(SYS_openat, 2, O_RDONLY | O_CREAT));
		CHECK(!passes(SYS_openat, 2, O_RDONLY | O_TRUNC));
#ifdef SYS_open
		CHECK(passes(SYS_open, 1, O_RDONLY) == may_open);
		CHECK(!passes(SYS_open, 1, O_WRONLY));
#endif
		kernel.machine++;
		CHECK(!passes(SYS_read, 0, 0));
	}
}

int
main(void)
{
	test_landlock();
	test_old();
	test_calls();
	return test_failures > 0;
}

#else

int
main(void)
{
	return 0;
}

#endif
