using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Equipoise.Evidence.Importing.Json;

/// <summary>
/// The values of one record in the order in which they stand, each with the place of its text, its name and what follows it. It is made in one walk over the bytes, with nothing
/// copied; texts are made only of what is asked for.
/// </summary>
internal sealed class JsonTape : IDisposable
{
    private const int First = 512;
    private readonly byte[] text;
    private readonly List<byte[]> escapedNames = [];
    private Value[] values = ArrayPool<Value>.Shared.Rent(First);
    private int count;

    private JsonTape(byte[] text) => this.text = text;

    /// <summary>A value: where its text lies (a string without its quotation marks), what it is called, and where the next of its siblings is, or 0.</summary>
    internal struct Value
    {
        public int Start;
        public int Length;
        public int NameStart;
        public int NameLength;
        public int NameKey;
        public int Next;
        public int Parent;
        public int Parts;
        public JsonTokenType Kind;
        public bool IsEscaped;
    }

    /// <summary>True when an object has a field twice; the last of them is found.</summary>
    public bool HasFieldTwice { get; private set; }

    public ref readonly Value this[int at] => ref values[at];

    /// <summary>Walks the text once. The root is value 0.</summary>
    /// <exception cref="JsonException">The text is not JSON, or parts lie deeper in each other than allowed.</exception>
    public static JsonTape Of(ReadOnlyMemory<byte> text, int depth)
    {
        var isWhole = MemoryMarshal.TryGetArray(text, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length;
        var tape = new JsonTape(isWhole ? segment.Array! : text.ToArray());
        try
        {
            tape.Read(depth);
            return tape;
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (values.Length > 0) ArrayPool<Value>.Shared.Return(values);
        values = [];
    }

    /// <summary>The bytes of a value as they stand, a string without its quotation marks.</summary>
    public ReadOnlySpan<byte> Raw(int at) => text.AsSpan(values[at].Start, values[at].Length);

    /// <summary>The bytes of its name, with no escapes.</summary>
    public ReadOnlySpan<byte> Name(int at) => values[at] is { NameStart: < 0 } value ? escapedNames[-1 - value.NameStart] : text.AsSpan(values[at].NameStart, values[at].NameLength);

    /// <summary>The field of an object, the last where there are two; -1 when it has none of this name.</summary>
    public int Find(int parent, string name)
    {
        var found = -1;
        if (values[parent].Parts == 0) return found;
        var key = Key(name.Length, name[0], name[name.Length / 2], name[^1]);
        for (var at = parent + 1; at != 0; at = values[at].Next)
        {
            if (values[at].NameKey != key || !Ascii.Equals(Name(at), name)) continue;
            found = at;
            if (!HasFieldTwice) break;
        }

        return found;
    }

    /// <summary>Tells most names apart without looking at all their letters.</summary>
    private static int Key(int length, int first, int middle, int last) => ((length & 0xFF) << 24) | (first << 16) | (middle << 8) | last;

    private int KeyOf(int at) => Name(at) is { IsEmpty: false } name ? Key(name.Length, name[0], name[name.Length / 2], name[^1]) : 0;

    /// <summary>The text of a string.</summary>
    /// <exception cref="InvalidOperationException">It holds half a character.</exception>
    public string Text(int at)
    {
        if (!values[at].IsEscaped) return ShortTexts.Of(Raw(at));
        var reader = new Utf8JsonReader(text.AsSpan(values[at].Start - 1, values[at].Length + 2));
        reader.Read();
        return reader.GetString()!;
    }

    private void Read(int depth)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = depth });
        var (parent, last) = (-1, 0);
        var (nameStart, nameLength) = (0, 0);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    (nameStart, nameLength) = reader.ValueIsEscaped ? Unescaped(ref reader) : ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    if (reader.TokenType == JsonTokenType.EndObject) LookForFieldsTwice(parent);
                    values[parent].Length = (int)reader.BytesConsumed - values[parent].Start;
                    last = parent;
                    parent = values[parent].Parent;
                    break;
                default:
                    var opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                    var at = Add(new()
                    {
                        Kind = reader.TokenType,
                        Start = (int)reader.TokenStartIndex + (reader.TokenType == JsonTokenType.String ? 1 : 0),
                        Length = reader.ValueSpan.Length,
                        IsEscaped = reader.ValueIsEscaped,
                        NameStart = nameStart,
                        NameLength = nameLength,
                        Parent = parent,
                    });
                    if (nameLength > 0) values[at].NameKey = KeyOf(at);
                    if (parent >= 0 && values[parent].Parts++ > 0) values[last].Next = at;
                    if (opens) parent = at;
                    last = at;
                    (nameStart, nameLength) = (0, 0);
                    break;
            }
        }
    }

    private int Add(in Value value)
    {
        if (count == values.Length)
        {
            var larger = ArrayPool<Value>.Shared.Rent(count * 2);
            values.AsSpan(0, count).CopyTo(larger);
            ArrayPool<Value>.Shared.Return(values);
            values = larger;
        }

        values[count] = value;
        return count++;
    }

    private (int Start, int Length) Unescaped(ref Utf8JsonReader reader)
    {
        string name;
        try
        {
            name = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            name = Encoding.UTF8.GetString(reader.ValueSpan);
        }

        var bytes = Encoding.UTF8.GetBytes(name);
        escapedNames.Add(bytes);
        return (-escapedNames.Count, bytes.Length);
    }

    private void LookForFieldsTwice(int parent)
    {
        const int few = 24;
        if (HasFieldTwice || values[parent].Parts < 2) return;
        if (values[parent].Parts > few)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var at = parent + 1; at != 0; at = values[at].Next) HasFieldTwice |= !seen.Add(Encoding.UTF8.GetString(Name(at)));
            return;
        }

        for (var at = values[parent + 1].Next; at != 0; at = values[at].Next)
            for (var before = parent + 1; before != at; before = values[before].Next)
                if (values[before].NameKey == values[at].NameKey && Name(before).SequenceEqual(Name(at))) HasFieldTwice = true;
    }
}
