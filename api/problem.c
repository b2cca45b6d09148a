#include "problem.h"

static const struct problem_row rows[PROBLEM__COUNT] = {
#define ROW(id, status, name, title, about) [PROBLEM_##id] = {status, name, title, about},
    PROBLEMS(ROW)
#undef ROW
};

const struct problem_row *problem_row(enum problem problem)
{
    return &rows[problem];
}
