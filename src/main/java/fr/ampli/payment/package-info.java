/** Money: what may be paid, who prepared and certified it, what was paid, what is asked back and what came back. */
package fr.ampli.payment;
