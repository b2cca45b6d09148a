/* news.h - articles and notices as answers show them: whole, or beside an answer about
 * something else. */
#ifndef API_NEWS_H
#define API_NEWS_H

#include "call.h"
#include "db/notice.h"

/* The whole article, as GET and every write answer with it. Rows are lent until the next
 * question, so it takes two steps: news_article() writes its members and keeps its
 * countries; after the row is gone news_article_end() asks for the notices that hold
 * there, and closes the object. */
struct news_countries {
    char code[DB_ABOUT_MAX][DB_COUNTRY_CODE_MAX];
    size_t count;
};
void news_article(struct call *call, const struct db_article *article,
                  struct news_countries *ret_countries);
enum db_status news_article_end(struct call *call,
                                const struct news_countries *countries);
/* The whole notice. */
void news_notice(struct call *call, const struct db_notice *notice);

/* About whom. */
struct news_about {
    const char *const *countries;
    size_t country_count;
    const char *const *nationalities; /* of the reader */
    size_t nationality_count;         /* 0: not known, so those for some only are shown */
};
enum { NEWS_NOTICES_MAX = 20 };

/* The member "notices": those that are active now, banners first, then the newest; each
 * once, at most NEWS_NOTICES_MAX. */
enum db_status news_put_notices(struct call *call, const struct news_about *about);
/* The member "articles": the three newest about a country. */
enum db_status news_put_articles(struct call *call, const char *country);

#endif
