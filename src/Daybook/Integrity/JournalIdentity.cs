using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Daybook.Integrity;

/// <summary>
/// Which journal it is: 16 random bytes, drawn when a journal is made and kept by its copies, so that an anchor or a proof of another journal is told apart. Printed as 32 hex digits
/// in small letters.
/// </summary>
public readonly record struct JournalIdentity
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 16;

    private readonly UInt128 _value;

    /// <summary>Takes 16 bytes.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public JournalIdentity(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"An identity has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        _value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>Draws a new one.</summary>
    public static JournalIdentity New() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>The bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Copies the bytes.</summary>
    public void CopyTo(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, _value);

    /// <summary>32 hex digits in small letters.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
