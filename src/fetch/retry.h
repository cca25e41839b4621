/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/types.h>

/*
 * Whether and when to ask again. Pure: chance is given.
 */
#define SG_RETRY_LONGEST_MS 60000 /* a longer pause that a host asks for is a failure */

/* Answers that another try may better; others are final. */
bool sg_retry_status(long status);
/* Of them those that say: the host as a whole wants a pause, and has not done what was asked. */
bool sg_retry_is_pause(long status);
/*
 * The pause before try number `tries` + 1: base doubled for each try made, at most
 * SG_RETRY_LONGEST_MS, and off by up to half of it either way, as `chance` says.
 */
uint32_t sg_retry_pause_ms(uint32_t base_ms, uint32_t tries, uint32_t chance);
