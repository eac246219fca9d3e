package dev.pgfit.compat.check;

/**
 * What a check is for.
 *
 * @param proves what a pass shows
 * @param why what PostgREST or Supabase needs it for
 * @param source the document that this follows
 * @param consequence what a user of PostgREST or Supabase sees when it fails
 */
public record Purpose(String proves, String why, String source, String consequence) {}
