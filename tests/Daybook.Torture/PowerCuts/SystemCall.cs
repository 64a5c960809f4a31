namespace Daybook.Torture.PowerCuts;

/// <summary>A call of the system as strace shows it. Calls of several threads overlap: one is under way from its start to its end.</summary>
/// <param name="Name">The call's name.</param>
/// <param name="Arguments">Its arguments, texts in hexadecimal escapes.</param>
/// <param name="Result">What it returned.</param>
/// <param name="Start">When it began, counted in lines of the record.</param>
/// <param name="End">When it ended.</param>
internal sealed record SystemCall(string Name, string Arguments, long Result, int Start, int End)
{
    /// <summary>The path behind the file descriptor that is the first argument: <c>5&lt;\x2f…&gt;</c>.</summary>
    public string DescriptorPath()
    {
        var open = Arguments.IndexOf('<', StringComparison.Ordinal);
        return HexText.ToText(Arguments.AsSpan(open + 1, Arguments.IndexOf('>', StringComparison.Ordinal) - open - 1));
    }

    /// <summary>The n-th quoted text, as bytes.</summary>
    public byte[] Quoted(int index = 0)
    {
        var open = -1;
        var close = -1;
        for (var i = 0; i <= index; i++)
        {
            open = Arguments.IndexOf('"', close + 1);
            close = Arguments.IndexOf('"', open + 1);
        }

        return HexText.ToBytes(Arguments.AsSpan(open + 1, close - open - 1));
    }

    /// <summary>The last argument, a number.</summary>
    public long LastNumber() => long.Parse(Arguments.AsSpan(Arguments.LastIndexOf(' ') + 1));
}
