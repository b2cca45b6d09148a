/* sample_words.h - a few articles and notices of known words, states and times. */
#ifndef TESTS_SAMPLE_WORDS_H
#define TESTS_SAMPLE_WORDS_H

#include "sample.h"

/* Into a sample that is still open for writing. */
void sample_words_put(struct sample *sample);

#endif
