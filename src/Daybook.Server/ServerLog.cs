using Microsoft.Extensions.Logging;

namespace Daybook.Server;

/// <summary>What the server logs.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Sign in to Daybook as {User}, to write: {Link}")]
    public static partial void SignIn(ILogger logger, string user, string link);
}
