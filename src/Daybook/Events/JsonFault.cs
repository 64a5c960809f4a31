using System.Globalization;
using System.Text;

namespace Daybook.Events;

/// <summary>What keeps a text from being JSON (RFC 8259), in words for whoever wrote the text.</summary>
/// <param name="Offset">Where it stands, in bytes from 0; the text's length when the text ends too early.</param>
/// <param name="Problem">What is wrong there and what to write instead, without a point at the end.</param>
/// <param name="IsTooDeep">True when the text is nested too deeply, and may be JSON otherwise.</param>
public readonly record struct JsonFault(int Offset, string Problem, bool IsTooDeep = false)
{
    /// <summary>The deepest nesting that can be asked for.</summary>
    public const int MaxDepth = 64;

    /// <summary>The first fault of a text that should be one JSON value; null when it is one.</summary>
    /// <param name="utf8">The text, valid UTF-8.</param>
    /// <param name="maxDepth">The levels of objects and lists that are allowed, the outermost included: 1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is out of its range.</exception>
    public static JsonFault? Find(ReadOnlySpan<byte> utf8, int maxDepth = MaxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, MaxDepth);
        return new Scan(utf8, maxDepth).Document();
    }

    /// <summary>Goes through a text by the grammar, and stops at the first fault.</summary>
    private ref struct Scan(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        private readonly ReadOnlySpan<byte> _utf8 = utf8;
        private int _at;
        private int _depth;

        public JsonFault? Document()
        {
            if (Value() is { } fault)
                return fault;
            Next();
            return IsOver ? null : Peek switch
            {
                (byte)',' => Here("a comma follows the value; one value is expected, with nothing behind it"),
                (byte)'{' => Here("a second object follows in the same text; each stands in a line of its own"),
                _ => Unexpected("nothing is expected behind the value"),
            };
        }

        private readonly bool IsOver => _at >= _utf8.Length;

        private readonly byte Peek => _utf8[_at];

        private JsonFault? Value()
        {
            Next();
            if (IsOver)
                return Cut();
            return Peek switch
            {
                (byte)'{' => Nested(isObject: true),
                (byte)'[' => Nested(isObject: false),
                (byte)'"' => Text(),
                (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(),
                (byte)'+' => Here("a number has no plus sign in front"),
                (byte)'.' => Here("a digit is missing before the point; write 0.5, not .5"),
                (byte)'\'' => Here("a text stands in double quotes, not in single ones"),
                (byte)',' or (byte)'}' or (byte)']' => Here($"a value is missing before '{(char)Peek}'; write null where there is none"),
                _ when IsLetter => Word(),
                _ => Unexpected("a value is expected"),
            };
        }

        private JsonFault? Nested(bool isObject)
        {
            if (_depth == maxDepth)
                return new JsonFault(_at, string.Create(CultureInfo.InvariantCulture, $"it is nested deeper than {maxDepth} levels"), IsTooDeep: true);
            _depth++;
            _at++;
            var fault = Members(isObject);
            _depth--;
            return fault;
        }

        private JsonFault? Members(bool isObject)
        {
            var close = isObject ? (byte)'}' : (byte)']';
            Next();
            if (!IsOver && Peek == close)
            {
                _at++;
                return null;
            }

            while (true)
            {
                if ((isObject ? Name() ?? Value() : Value()) is { } fault)
                    return fault;
                var isText = _utf8[_at - 1] == '"';
                Next();
                if (IsOver)
                    return Cut();
                if (Peek == close)
                {
                    _at++;
                    return null;
                }

                if (Peek != ',')
                    return Separator(close, isText);
                var comma = _at++;
                Next();
                if (!IsOver && Peek == close)
                    return new JsonFault(comma, $"there is a comma before the closing '{(char)close}'; remove it");
            }
        }

        private readonly JsonFault Separator(byte close, bool isText)
        {
            if (Peek == '"')
                return Here("a comma is missing before this text");
            return Unexpected($"a comma or '{(char)close}' is expected", isText && IsLetter ? "; a double quote inside a text is written \\\"" : string.Empty);
        }

        private JsonFault? Name()
        {
            Next();
            if (IsOver)
                return Cut();
            if (Peek != '"')
            {
                return Peek switch
                {
                    (byte)'\'' => Here("a name stands in double quotes, not in single ones"),
                    (byte)',' => Here("two commas follow each other; remove one"),
                    >= (byte)'0' and <= (byte)'9' => Here("a name in double quotes is expected; a number's decimal sign is a point, and its thousands have no separator"),
                    _ when IsLetter => Here("a name stands in double quotes"),
                    _ => Unexpected("a name in double quotes is expected"),
                };
            }

            if (Text() is { } fault)
                return fault;
            Next();
            if (IsOver)
                return Cut();
            if (Peek != ':')
                return Unexpected("a colon is expected behind the name");
            _at++;
            return null;
        }

        private JsonFault? Text()
        {
            for (_at++; !IsOver; _at++)
            {
                switch (Peek)
                {
                    case (byte)'"':
                        _at++;
                        return null;
                    case < 0x20:
                        return Here($"a text holds {Shown()} as it is; write {Escape(Peek)}");
                    case (byte)'\\' when BadEscape() is { } fault:
                        return fault;
                }
            }

            return Here("it ends in the middle of a text in quotes");
        }

        private JsonFault? BadEscape()
        {
            var start = _at++;
            if (IsOver)
                return Cut();
            if (Peek != 'u')
            {
                return "\"\\/bfnrt"u8.Contains(Peek)
                    ? null
                    : new JsonFault(start, "a backslash in a text is written twice; alone it stands before one of \" \\ / b f n r t u");
            }

            for (var digits = 0; digits < 4; digits++)
            {
                _at++;
                if (IsOver)
                    return Cut();
                if (!char.IsAsciiHexDigit((char)Peek))
                    return new JsonFault(start, "four hexadecimal digits are expected behind \\u");
            }

            return null;
        }

        private JsonFault? Number()
        {
            var start = _at;
            if (Peek == '-')
            {
                _at++;
                if (IsOver)
                    return Cut();
                if (IsLetter)
                    return Word(start);
            }

            if (Digits() == 0)
                return Unexpected("a digit is expected");
            var first = _utf8[start] == '-' ? start + 1 : start;
            if (_utf8[first] == '0' && _at > first + 1)
                return new JsonFault(start, "a number does not begin with 0 and another digit; if it is a text, it stands in double quotes");
            if (!IsOver && Peek == '.')
            {
                _at++;
                if (!IsOver && Digits() == 0)
                    return Unexpected("a digit is expected behind the point");
                if (_utf8[_at - 1] == '.')
                    return Cut();
            }

            if (!IsOver && Peek is (byte)'e' or (byte)'E')
            {
                _at++;
                if (!IsOver && Peek is (byte)'+' or (byte)'-')
                    _at++;
                if (IsOver)
                    return Cut();
                if (Digits() == 0)
                    return Unexpected("a digit is expected in the exponent");
            }

            return IsOver || Peek is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'
                ? null
                : Unexpected("the number should end here", "; a text stands in double quotes");
        }

        private int Digits()
        {
            var start = _at;
            while (!IsOver && Peek is >= (byte)'0' and <= (byte)'9')
                _at++;
            return _at - start;
        }

        private JsonFault? Word(int? from = null)
        {
            var start = from ?? _at;
            while (!IsOver && (IsLetter || Peek is (byte)'_' or (byte)'-' or (>= (byte)'0' and <= (byte)'9')))
                _at++;
            var word = _utf8[start.._at];
            if (word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8))
                return null;
            if (IsOver && from is null && ("true"u8.StartsWith(word) || "false"u8.StartsWith(word) || "null"u8.StartsWith(word)))
                return Cut();
            var text = Encoding.UTF8.GetString(word[..Math.Min(word.Length, 20)]);
            return new JsonFault(start, text.TrimStart('-').ToUpperInvariant() switch
            {
                "NAN" or "INFINITY" or "INF" or "NA" => $"{text} is not a JSON number; write null, or leave it out",
                "NONE" or "NULL" or "UNDEFINED" => $"{text} is not a JSON word; write null, or leave it out",
                "TRUE" or "FALSE" => $"{text} is not a JSON word; write {text.ToLowerInvariant()}",
                _ => $"'{text}' stands without quotes; a text stands in double quotes",
            });
        }

        private readonly bool IsLetter => char.IsAsciiLetter((char)Peek);

        private void Next()
        {
            while (!IsOver && Peek is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                _at++;
        }

        private readonly JsonFault Cut() => new(_utf8.Length, "it ends in the middle of the object");

        private readonly JsonFault Here(string problem) => new(_at, problem);

        private readonly JsonFault Unexpected(string expected, string more = "") => Peek is (byte)'/' or (byte)'#'
            ? Here("JSON has no comments; remove it")
            : Here($"{expected}, not {Shown()}{more}");

        private readonly string Shown()
        {
            if (Rune.DecodeFromUtf8(_utf8[_at..], out var sign, out _) != System.Buffers.OperationStatus.Done || Rune.IsControl(sign))
                return Peek switch { (byte)'\n' or (byte)'\r' => "a line break", (byte)'\t' => "a tab", _ => string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)Peek:X4}") };
            return $"'{sign}'";
        }

        private static string Escape(byte control) => control switch
        {
            (byte)'\n' => "\\n",
            (byte)'\r' => "\\r",
            (byte)'\t' => "\\t",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
        };
    }
}
