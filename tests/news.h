/* news.h - a few articles and notices of known words, states and times. */
#ifndef TESTS_NEWS_H
#define TESTS_NEWS_H

#include "sample.h"

/* Into a sample that is still open for writing. */
void news_put(struct sample *sample);

#endif
