/* SPDX-License-Identifier: MIT */
#pragma once

#include "fetch/transfer.h"

/*
 * Transfers that brought no answer, in words, and whether another try may.
 */
void sg_broken_describe(struct sg_transfer *transfer, int code);
