namespace Daybook.Torture.PowerCuts;

/// <summary>Something that a file's content will be, once the disk has it.</summary>
/// <param name="Start">When the call began.</param>
/// <param name="End">When it ended.</param>
internal abstract record FileChange(int Start, int End);

/// <summary>Bytes that are written into it.</summary>
internal sealed record Write(int Start, int End, long Offset, byte[] Data) : FileChange(Start, End);

/// <summary>A length that is given to it.</summary>
internal sealed record Resize(int Start, int End, long Length) : FileChange(Start, End);
