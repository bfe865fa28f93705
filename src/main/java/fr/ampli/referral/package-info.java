/** Partners of the network, the orientation of projects towards them, and the feasibility study until a project is ready. */
package fr.ampli.referral;
