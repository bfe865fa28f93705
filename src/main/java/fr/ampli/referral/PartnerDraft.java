package fr.ampli.referral;

import java.util.List;

/**
 * A change of the directory as it was typed: {@link Partners#keep} checks it.
 *
 * @param act ADD, CHANGE, REST or RESUME
 * @param partner which one, unless it is added
 * @param departments codes of départements
 * @param capacity projects at a time, or empty
 */
public record PartnerDraft(
        String act,
        String partner,
        String kind,
        String name,
        String territory,
        List<String> departments,
        List<String> needs,
        String contactName,
        String email,
        String phone,
        String capacity,
        String grounds) {}
