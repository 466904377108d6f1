/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a second worker can gain on this machine at this moment: the same sum, with 1 worker or 2.
 * Nothing of ours can scale better than this does. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { WORK = 400 * 1000 * 1000 };

static void *spin(void *data)
{
	uint64_t state = 1;

	for (long left = *(long *)data; left > 0; left--)
		state = state * 6364136223846793005u + 1442695040888963407u;
	*(long *)data = (long)(state >> 60);
	return NULL;
}

int main(int argc, char **argv)
{
	int workers = argc > 1 && atoi(argv[1]) == 2 ? 2 : 1;
	pthread_t thread[2];
	long share[2];

	for (int i = 0; i < workers; i++) {
		share[i] = WORK / workers;
		if (pthread_create(&thread[i], NULL, spin, &share[i]))
			return 1;
	}
	for (int i = 0; i < workers; i++)
		pthread_join(thread[i], NULL);
	printf("%ld\n", share[0]);
	return 0;
}
