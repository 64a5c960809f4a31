using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Daybook.Integrity;

/// <summary>
/// SHA-256 (FIPS 180-4) of eight messages at once, a message to each lane of a vector register. A tree has as many small messages as events, and a call of the platform's
/// own function costs more than its work on one of them. Where the processor has no AVX2, that function is used.
/// </summary>
/// <remarks>Messages come padded as the standard has it: a bit 1, zeros, and the length in bits, up to a multiple of 64 bytes.</remarks>
internal static class Sha256Lanes
{
    /// <summary>Messages that are hashed at once.</summary>
    public const int Lanes = 8;

    /// <summary>The bytes of a block; a padded message has a multiple of it.</summary>
    public const int BlockBytes = 64;

    private const int Rounds = 64;
    private const int StateWords = 8;

    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private static ReadOnlySpan<uint> InitialState => [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    private static Vector256<byte> BigEndian
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            (byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 19, 18, 17, 16, 23, 22, 21, 20, 27, 26, 25, 24, 31, 30, 29, 28);
    }

    /// <summary>The blocks of a message once it is padded.</summary>
    public static int BlocksOf(int length) => (length + 9 + BlockBytes - 1) / BlockBytes;

    /// <summary>Pads a message in place.</summary>
    /// <param name="message">Room for the whole blocks, with the message at its front.</param>
    /// <param name="length">The message's bytes.</param>
    public static void Pad(Span<byte> message, int length)
    {
        message[length] = 0x80;
        message[(length + 1)..^8].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(message[^8..], (ulong)length * 8);
    }

    /// <summary>Hashes up to eight padded messages.</summary>
    /// <param name="data">Where they are.</param>
    /// <param name="starts">Where each begins; 1 to 8 of them.</param>
    /// <param name="blocks">The blocks of each, at least 1.</param>
    /// <param name="hashes">Their hashes, in the same order.</param>
    public static void Hash(ReadOnlySpan<byte> data, ReadOnlySpan<int> starts, ReadOnlySpan<int> blocks, Span<MerkleHash> hashes)
    {
        if (!Avx2.IsSupported || starts.Length < 3)
        {
            HashOneByOne(data, starts, blocks, hashes);
            return;
        }

        // Lanes without a message of their own work on the first one again.
        Span<int> at = stackalloc int[Lanes];
        Span<int> count = stackalloc int[Lanes];
        at.Fill(starts[0]);
        count.Fill(blocks[0]);
        starts.CopyTo(at);
        blocks.CopyTo(count);
        var most = 0;
        for (var lane = 0; lane < Lanes; lane++)
        {
            most = Math.Max(most, count[lane]);
            _ = data.Slice(at[lane], count[lane] * BlockBytes);
        }

        Span<Vector256<uint>> state = stackalloc Vector256<uint>[StateWords];
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[Rounds];
        for (var i = 0; i < StateWords; i++)
            state[i] = Vector256.Create(InitialState[i]);
        var counts = Vector256.Create<int>(count);
        for (var block = 0; block < most; block++)
        {
            Load(data, at, words);
            Compress(state, words, Vector256.GreaterThan(counts, Vector256.Create(block)).AsUInt32());
            for (var lane = 0; lane < Lanes; lane++)
                at[lane] += block + 1 < count[lane] ? BlockBytes : 0;
        }

        for (var lane = 0; lane < starts.Length; lane++)
        {
            var hash = MemoryMarshal.AsBytes(hashes.Slice(lane, 1));
            for (var i = 0; i < StateWords; i++)
                BinaryPrimitives.WriteUInt32BigEndian(hash[(i * sizeof(uint))..], state[i].GetElement(lane));
        }
    }

    private static void HashOneByOne(ReadOnlySpan<byte> data, ReadOnlySpan<int> starts, ReadOnlySpan<int> blocks, Span<MerkleHash> hashes)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            var padded = data.Slice(starts[i], blocks[i] * BlockBytes);
            var length = (int)(BinaryPrimitives.ReadUInt64BigEndian(padded[^8..]) / 8);
            SHA256.HashData(padded[..length], MemoryMarshal.AsBytes(hashes.Slice(i, 1)));
        }
    }

    private static void Load(ReadOnlySpan<byte> data, ReadOnlySpan<int> at, Span<Vector256<uint>> words)
    {
        ref var first = ref MemoryMarshal.GetReference(data);
        for (var half = 0; half < BlockBytes; half += BlockBytes / 2)
        {
            for (var lane = 0; lane < Lanes; lane++)
                words[(half / sizeof(uint)) + lane] = Vector256.LoadUnsafe(ref Unsafe.Add(ref first, at[lane] + half)).AsUInt32();
            Transpose(words.Slice(half / sizeof(uint), Lanes));
        }

        ref var w = ref MemoryMarshal.GetReference(words[..Rounds]);
        for (var t = BlockBytes / sizeof(uint); t < Rounds; t++)
        {
            var (w15, w2) = (Unsafe.Add(ref w, t - 15), Unsafe.Add(ref w, t - 2));
            Unsafe.Add(ref w, t) = Unsafe.Add(ref w, t - 16) + (Rotate(w15, 7) ^ Rotate(w15, 18) ^ (w15 >>> 3)) + Unsafe.Add(ref w, t - 7) + (Rotate(w2, 17) ^ Rotate(w2, 19) ^ (w2 >>> 10));
        }
    }

    /// <summary>Makes of eight words of each message one word of eight messages, eight times, in the machine's order of bytes.</summary>
    private static void Transpose(Span<Vector256<uint>> rows)
    {
        // Pairs of rows, then pairs of pairs, within each half of a register; then the halves.
        var (p0, p1) = Interleave(rows[0], rows[1]);
        var (p2, p3) = Interleave(rows[2], rows[3]);
        var (p4, p5) = Interleave(rows[4], rows[5]);
        var (p6, p7) = Interleave(rows[6], rows[7]);
        var (q0, q1) = InterleavePairs(p0, p2);
        var (q2, q3) = InterleavePairs(p1, p3);
        var (q4, q5) = InterleavePairs(p4, p6);
        var (q6, q7) = InterleavePairs(p5, p7);
        (rows[0], rows[4]) = Halves(q0, q4);
        (rows[1], rows[5]) = Halves(q1, q5);
        (rows[2], rows[6]) = Halves(q2, q6);
        (rows[3], rows[7]) = Halves(q3, q7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> Low, Vector256<uint> High) Interleave(Vector256<uint> a, Vector256<uint> b) => (Avx2.UnpackLow(a, b), Avx2.UnpackHigh(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> Low, Vector256<uint> High) InterleavePairs(Vector256<uint> a, Vector256<uint> b) => (
        Avx2.UnpackLow(a.AsUInt64(), b.AsUInt64()).AsUInt32(),
        Avx2.UnpackHigh(a.AsUInt64(), b.AsUInt64()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> Low, Vector256<uint> High) Halves(Vector256<uint> a, Vector256<uint> b) => (
        Ordered(Vector256.Create(a.GetLower(), b.GetLower())),
        Ordered(Vector256.Create(a.GetUpper(), b.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Ordered(Vector256<uint> words) => Vector256.Shuffle(words.AsByte(), BigEndian).AsUInt32();

    private static void Compress(Span<Vector256<uint>> state, ReadOnlySpan<Vector256<uint>> words, Vector256<uint> active)
    {
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        ref var w = ref MemoryMarshal.GetReference(words);
        ref var k = ref MemoryMarshal.GetReference(RoundConstants);
        for (var t = 0; t < Rounds; t += StateWords)
        {
            Round(a, b, c, ref d, e, f, g, ref h, ref w, ref k, t);
            Round(h, a, b, ref c, d, e, f, ref g, ref w, ref k, t + 1);
            Round(g, h, a, ref b, c, d, e, ref f, ref w, ref k, t + 2);
            Round(f, g, h, ref a, b, c, d, ref e, ref w, ref k, t + 3);
            Round(e, f, g, ref h, a, b, c, ref d, ref w, ref k, t + 4);
            Round(d, e, f, ref g, h, a, b, ref c, ref w, ref k, t + 5);
            Round(c, d, e, ref f, g, h, a, ref b, ref w, ref k, t + 6);
            Round(b, c, d, ref e, f, g, h, ref a, ref w, ref k, t + 7);
        }

        // A message that has ended keeps its state.
        state[0] += a & active;
        state[1] += b & active;
        state[2] += c & active;
        state[3] += d & active;
        state[4] += e & active;
        state[5] += f & active;
        state[6] += g & active;
        state[7] += h & active;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, ref Vector256<uint> d, Vector256<uint> e, Vector256<uint> f, Vector256<uint> g, ref Vector256<uint> h,
        ref Vector256<uint> w, ref uint k, int t)
    {
        var first = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + (g ^ (e & (f ^ g))) + Vector256.Create(Unsafe.Add(ref k, t)) + Unsafe.Add(ref w, t);
        d += first;
        h = first + (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> word, [ConstantExpected] byte bits) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateRight(word, bits) : (word >>> bits) | (word << (32 - bits));
}
