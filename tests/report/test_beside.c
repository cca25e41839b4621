#include "test.h"
static void x(void){}
TEST_MAIN(TEST(x))
