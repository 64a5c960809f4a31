namespace Daybook.Cli;

/// <summary>What the tool tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The command ran, and the check that it made found something.</summary>
    public const int Found = 1;

    /// <summary>Wrong usage, bad input, or a journal that cannot be used; standard error says why in one line.</summary>
    public const int Misuse = 2;

    /// <summary>Interrupted with Ctrl-C.</summary>
    public const int Interrupted = 130;
}
