namespace Daybook.Server.Access;

/// <summary>A server that must not be started like this. The message says what is wrong and what to do.</summary>
internal sealed class AccessException(string message) : InvalidOperationException(message);
