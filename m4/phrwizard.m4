# SPDX-License-Identifier: GPL-3.0-or-later
# Trying compiler and linker flags one by one, so that every compiler gets those it knows.

# PHR_COMPILE_FLAGS(VARIABLE, FLAGS): adds each flag with which, and with those before it, a file compiles without
# a warning.
AC_DEFUN([PHR_COMPILE_FLAGS], [
phr_save_CFLAGS=$CFLAGS
for phr_flag in m4_normalize([$2]); do
  AC_MSG_CHECKING([whether $CC takes $phr_flag])
  CFLAGS="$phr_save_CFLAGS -Werror $$1 $phr_flag"
  AC_COMPILE_IFELSE([AC_LANG_SOURCE([int main(void) { return 0; }])],
    [AC_MSG_RESULT([yes]); $1="$$1 $phr_flag"],
    [AC_MSG_RESULT([no])])
done
CFLAGS=$phr_save_CFLAGS
])

# PHR_LINK_FLAGS(VARIABLE, FLAGS): adds each flag with which a program links without a warning.
AC_DEFUN([PHR_LINK_FLAGS], [
phr_save_CFLAGS=$CFLAGS
for phr_flag in m4_normalize([$2]); do
  AC_MSG_CHECKING([whether $CC links with $phr_flag])
  CFLAGS="$phr_save_CFLAGS -Werror $phr_flag"
  AC_LINK_IFELSE([AC_LANG_SOURCE([int main(void) { return 0; }])],
    [AC_MSG_RESULT([yes]); $1="$$1 $phr_flag"],
    [AC_MSG_RESULT([no])])
done
CFLAGS=$phr_save_CFLAGS
])

# PHR_PIE(CFLAGS VARIABLE, LDFLAGS VARIABLE): a program that can be loaded at any address.
AC_DEFUN([PHR_PIE], [
AC_MSG_CHECKING([whether $CC makes position independent programs])
phr_save_CFLAGS=$CFLAGS
phr_save_LDFLAGS=$LDFLAGS
CFLAGS="$CFLAGS -Werror -fPIE"
LDFLAGS="$LDFLAGS -pie"
AC_LINK_IFELSE([AC_LANG_SOURCE([int main(void) { return 0; }])],
  [AC_MSG_RESULT([yes]); $1="$$1 -fPIE"; $2="$$2 -pie"],
  [AC_MSG_RESULT([no])])
CFLAGS=$phr_save_CFLAGS
LDFLAGS=$phr_save_LDFLAGS
])

# PHR_WITH_FORMAT(NAME): the option --with-NAME of a format that is a module; have_NAME is no so far.
AC_DEFUN([PHR_WITH_FORMAT], [
AC_ARG_WITH([$1],
  [AS_HELP_STRING([--with-$1=auto|yes|no],
    [write $1 files: when the libraries are here (auto), always or fail (yes), never (no)])],
  [AS_CASE([$withval], [auto|yes|no], [],
    [AC_MSG_ERROR([--with-$1 takes auto, yes or no, not '$withval'])])],
  [with_$1=auto])
have_$1=no
])

# PHR_FORMAT_FOUND(NAME, PACKAGES): after the search for them; the condition HAVE_NAME.
AC_DEFUN([PHR_FORMAT_FOUND], [
AS_IF([test "$with_$1" = yes && test "$have_$1" != yes],
  [AC_MSG_ERROR([--with-$1=yes, but its libraries are missing: install $2])])
AM_CONDITIONAL(m4_toupper([have_$1]), [test "$have_$1" = yes])
])

# PHR_FORTIFY(VARIABLE): checked string functions; the C library has them only when optimising.
AC_DEFUN([PHR_FORTIFY], [
phr_save_CFLAGS=$CFLAGS
for phr_flag in 3 2; do
  AC_MSG_CHECKING([whether _FORTIFY_SOURCE=$phr_flag works])
  CFLAGS="$phr_save_CFLAGS -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$phr_flag"
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#include <stdio.h>
#if !defined __OPTIMIZE__ || !defined __USE_FORTIFY_LEVEL || __USE_FORTIFY_LEVEL < $phr_flag
#error not here
#endif
]])],
    [AC_MSG_RESULT([yes]); $1="$$1 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$phr_flag"; break],
    [AC_MSG_RESULT([no])])
done
CFLAGS=$phr_save_CFLAGS
])
