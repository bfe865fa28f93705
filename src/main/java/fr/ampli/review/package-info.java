/** Eligibility, the four criteria, their second reading, the committee and the signed decision. */
package fr.ampli.review;
