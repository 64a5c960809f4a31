namespace Daybook.Cli.Tests.Support;

/// <summary>A pipe whose reader has gone.</summary>
internal sealed class ClosedPipe : MemoryStream
{
    private const int BrokenPipe = 32;

    public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe", BrokenPipe);

    public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe", BrokenPipe);

    public override void WriteByte(byte value) => throw new IOException("Broken pipe", BrokenPipe);
}
