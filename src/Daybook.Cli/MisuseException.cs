namespace Daybook.Cli;

/// <summary>What was asked cannot be done as it was asked; the message says what to do instead, in one line.</summary>
internal sealed class MisuseException(string message, Exception? innerException = null) : Exception(message, innerException);
