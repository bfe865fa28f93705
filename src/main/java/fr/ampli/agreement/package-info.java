/** What was agreed: the terms frozen at the award, the agreement and its signatures, the account, the start. */
package fr.ampli.agreement;
