/**
 * Orientation interview, feasibility study and referrals to partners, until a project is ready to apply.
 */
package fr.ampli.process.referral;
