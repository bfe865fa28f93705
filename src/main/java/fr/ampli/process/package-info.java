/**
 * The only package that knows the engine. Its classes translate: they read a form's answer or a process variable,
 * call one verb of a capability, and set what the model needs next. May use every capability; nothing but itself
 * uses it.
 */
package fr.ampli.process;
