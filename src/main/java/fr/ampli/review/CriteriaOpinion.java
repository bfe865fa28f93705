package fr.ampli.review;

import java.util.List;

/**
 * What the criteria say of the last review.
 *
 * @param reasons sentences for the agent
 * @param letterReasons sentences for the holder; where a rule of eligibility refuses, that rule in its own words
 */
public record CriteriaOpinion(
        int round, Opinion opinion, List<String> codes, List<String> reasons, List<String> letterReasons) {}
