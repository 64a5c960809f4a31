using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Daybook.Operations.Recording;

/// <summary>Splits a stream into lines as they come in; empty ones are passed over.</summary>
internal static class InputLines
{
    /// <summary>The longest line, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The lines, each as soon as its end is there.</summary>
    /// <exception cref="RefusedException">A line is too long, or the input is told by its beginning that it holds no lines of JSON.</exception>
    public static async IAsyncEnumerable<InputLine> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(leaveOpen: true));
        var number = 0L;
        var isOver = false;
        while (!isOver)
        {
            // Reading a console or pipe cannot be interrupted, but one need not wait for it.
            var read = await reader.ReadAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            isOver = read.IsCompleted;
            while (TryTake(ref buffer, isOver, out var line))
            {
                number++;
                if (Content(line, number) is { } content)
                    yield return new InputLine(number, content);
            }

            if (buffer.Length > MaxBytes)
                throw Refused(FormattableString.Invariant($"line {number + 1} is longer than {MaxBytes:N0} bytes"));
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static bool TryTake(ref ReadOnlySequence<byte> buffer, bool isOver, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!isOver || buffer.IsEmpty)
            return false;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static byte[]? Content(ReadOnlySequence<byte> line, long number)
    {
        var bytes = line.ToArray();
        var content = bytes.AsSpan();
        if (number == 1)
            RequireText(content);
        if (number == 1 && content.StartsWith(ByteOrderMark))
            content = content[ByteOrderMark.Length..];
        if (content.EndsWith("\r"u8))
            content = content[..^1];
        return content.Trim(" \t"u8).IsEmpty ? null : content.Length == bytes.Length ? bytes : content.ToArray();
    }

    private static void RequireText(ReadOnlySpan<byte> first)
    {
        if (first is [0x1F, 0x8B, ..])
            throw Refused("the input is compressed with gzip; unpack it on the way, as gzip -dc does");
        if (first is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw Refused("the input is UTF-16, and lines are read as UTF-8; change it on the way, as iconv -f UTF-16 -t UTF-8 does");
        if (first.TrimStart(" \t"u8) is [(byte)'<', ..])
            throw Refused("the input is a web page (HTML or XML), and holds no events");
    }

    private static RefusedException Refused(string message) => new(RefusalCode.InvalidInput, null, message);
}
