/* SPDX-License-Identifier: GPL-3.0-or-later
 * What libyaml costs by itself: the events of each file, thrown away. */
#include <stdio.h>
#include <stdlib.h>

#include <yaml.h>

/* The bytes of PATH in a buffer that grows; 0 when there are none. */
static size_t read_file(const char *path, unsigned char **buffer, size_t *room)
{
	FILE *file = fopen(path, "rb");
	size_t length = 0, got;

	if (!file)
		return 0;
	do {
		if (length == *room) {
			*room = *room ? *room * 2 : 256 * 1024;
			*buffer = realloc(*buffer, *room);
			if (!*buffer)
				abort();
		}
		got = fread(*buffer + length, 1, *room - length, file);
		length += got;
	} while (got > 0);
	fclose(file);
	return length;
}

static long count_events(const unsigned char *bytes, size_t length)
{
	yaml_parser_t parser;
	yaml_event_t event;
	long events = 0;
	int ended = 0;

	if (!yaml_parser_initialize(&parser))
		abort();
	yaml_parser_set_input_string(&parser, bytes, length);
	while (!ended && yaml_parser_parse(&parser, &event)) {
		ended = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
		events++;
	}
	yaml_parser_delete(&parser);
	return events;
}

int main(int argc, char **argv)
{
	unsigned char *buffer = NULL;
	size_t room = 0;
	long events = 0;

	for (int i = 1; i < argc; i++) {
		size_t length = read_file(argv[i], &buffer, &room);

		events += count_events(buffer, length);
	}
	free(buffer);
	printf("%ld events\n", events);
	return 0;
}
