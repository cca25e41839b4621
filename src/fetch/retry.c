/* SPDX-License-Identifier: MIT */
#include "fetch/retry.h"

bool sg_retry_status(long status)
{
	/* 501 and 505: what is not there today is not there in a second. */
	return status == 429 || (status >= 500 && status <= 599 && status != 501 && status != 505);
}

bool sg_retry_is_pause(long status)
{
	return status == 429 || status == 503;
}

uint32_t sg_retry_pause_ms(uint32_t base_ms, uint32_t tries, uint32_t chance)
{
	uint64_t pause = base_ms;

	for (uint32_t i = 1; i < tries && pause < SG_RETRY_LONGEST_MS; i++)
		pause *= 2;
	/* 0.5 to 1.5 of it, so that many programs that failed together do not return together. */
	pause = pause / 2 + pause * (chance % 1024) / 1023;
	return pause > SG_RETRY_LONGEST_MS ? SG_RETRY_LONGEST_MS : (uint32_t)pause;
}
