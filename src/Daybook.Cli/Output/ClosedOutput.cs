namespace Daybook.Cli.Output;

/// <summary>Recognises that whoever read the output has gone, as in <c>daybook query | head</c>.</summary>
internal static class ClosedOutput
{
    private const int BrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    /// <summary>True for the error of writing to a closed pipe.</summary>
    public static bool Is(IOException error) => error.HResult is BrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
