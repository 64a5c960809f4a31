using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Daybook.Integrity;

/// <summary>A SHA-256 value: 32 bytes. Default: all zero, which is no hash of anything. Equality is by bytes; printed as 64 hex digits in small letters.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Equality is defined.")]
public readonly struct MerkleHash : IEquatable<MerkleHash>
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 32;

    private readonly Bytes _bytes;

    /// <summary>Takes 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public MerkleHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"A hash has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        _bytes = MemoryMarshal.Read<Bytes>(bytes);
    }

    /// <summary>The bytes.</summary>
    public byte[] ToArray() => ((ReadOnlySpan<byte>)_bytes).ToArray();

    /// <summary>Copies the bytes.</summary>
    public void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    /// <summary>Reads 64 hex digits.</summary>
    public static bool TryParse(string? hex, out MerkleHash hash)
    {
        hash = default;
        if (hex is not { Length: 2 * Size })
            return false;
        Span<byte> bytes = stackalloc byte[Size];
        if (Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        hash = new MerkleHash(bytes);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(MerkleHash other) => ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MerkleHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => MemoryMarshal.Read<int>(_bytes);

    /// <summary>64 hex digits in small letters.</summary>
    public override string ToString() => Convert.ToHexStringLower(_bytes);

    /// <summary>Compares by bytes.</summary>
    public static bool operator ==(MerkleHash left, MerkleHash right) => left.Equals(right);

    /// <summary>Compares by bytes.</summary>
    public static bool operator !=(MerkleHash left, MerkleHash right) => !left.Equals(right);

    [InlineArray(Size)]
    private struct Bytes
    {
        [SuppressMessage("Style", "IDE0044", Justification = "The inline array writes it.")]
        [SuppressMessage("CodeQuality", "IDE0051", Justification = "The inline array reads it.")]
        private byte _first;
    }
}
