using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Equipoise.Evidence.Reading;

/// <summary>
/// Turns the bytes of a file into nodes. Only the plain part of YAML is read: one document, no anchors, no aliases, no tags,
/// bounded depth, so that a hostile file costs no more than its size. Walks events rather than recursing, so depth cannot overflow the stack.
/// </summary>
internal static class YamlText
{
    public const int MostBytes = 1024 * 1024;
    private const int MostDepth = 24;

    /// <summary>Every control character but tab and line ends. They could steer the terminal on which a problem is printed.</summary>
    private static readonly SearchValues<char> Control = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static YamlNode? Read(byte[] bytes, string file, List<Problem> problems)
    {
        if (Decode(bytes, file, problems) is not { } text) return null;
        var before = problems.Count;
        try
        {
            var root = new Walk(new Parser(new StringReader(text)), file, problems).Document();
            return problems.Count == before ? root : null;
        }
        catch (YamlException e)
        {
            problems.Add(new(Codes.Syntax, file, (int)e.Start.Line, (int)e.Start.Column, "", Sentence(e)));
            return null;
        }
    }

    private static string? Decode(byte[] bytes, string file, List<Problem> problems)
    {
        if (bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.AsSpan(0, Math.Max(e.Index, 0)).Count((byte)'\n') + 1;
            problems.Add(new(Codes.NotText, file, line, 1, "", "This is not UTF-8 text. Save the file as UTF-8."));
            return null;
        }

        var bad = text.AsSpan().IndexOfAny(Control);
        if (bad < 0) return text;
        problems.Add(new(Codes.NotText, file, text.AsSpan(0, bad).Count('\n') + 1, 1, "", "There are control characters here: this looks like a binary file."));
        return null;
    }

    private static string Sentence(YamlException e)
    {
        var message = e.InnerException?.Message ?? e.Message;
        var colon = message.LastIndexOf("): ", StringComparison.Ordinal);
        return "This is not well-formed YAML: " + (colon >= 0 ? message[(colon + 3)..] : message).TrimEnd('.') + ".";
    }

    private sealed class Walk(Parser parser, string file, List<Problem> problems)
    {
        private sealed class Open(Mark start, bool map)
        {
            public readonly Mark Start = start;
            public readonly bool Map = map;
            public readonly ImmutableArray<YamlNode>.Builder Items = ImmutableArray.CreateBuilder<YamlNode>();
            public readonly ImmutableArray<YamlEntry>.Builder Entries = ImmutableArray.CreateBuilder<YamlEntry>();
            public readonly HashSet<string> Keys = new(StringComparer.Ordinal);
            public YamlScalar? Key;
        }

        private readonly Stack<Open> open = new();
        private YamlNode? root;
        private int documents;

        public YamlNode? Document()
        {
            while (Next() is { } next)
            {
                if (!Take(next)) return null;
            }

            if (root is null) Add(Codes.EmptyFile, new Mark(), "The file is empty.");
            return root;
        }

        /// <summary>The parser trips over some ill-formed files instead of saying what is wrong with them.</summary>
        private ParsingEvent? Next()
        {
            var last = parser.Current?.End ?? new Mark();
            try
            {
                return parser.MoveNext() ? parser.Current : null;
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
            {
                throw new SyntaxErrorException(last, last, "something is not closed, or not indented, after this place");
            }
        }

        private bool Take(ParsingEvent e)
        {
            switch (e)
            {
                case DocumentStart when ++documents > 1:
                    Add(Codes.SeveralDocuments, e.Start, "A second document starts here; a file holds one record.");
                    return false;
                case NodeEvent node when !node.Anchor.IsEmpty || e is Scalar { Tag.IsEmpty: false } or SequenceStart { Tag.IsEmpty: false } or MappingStart { Tag.IsEmpty: false }:
                    Add(Codes.AnchorOrTag, e.Start, "Anchors, aliases and tags are not used in these files.");
                    return false;
                case AnchorAlias:
                    Add(Codes.AnchorOrTag, e.Start, "Anchors, aliases and tags are not used in these files.");
                    return false;
                case Scalar s when s.Value.AsSpan().ContainsAny(Control):
                    Add(Codes.NotText, e.Start, "There are control characters here.");
                    return false;
                case Scalar s:
                    Place(new YamlScalar(s.Value, s.Style == ScalarStyle.Plain, Line(s.Start), Column(s.Start)));
                    break;
                case SequenceStart or MappingStart when open.Count >= MostDepth:
                    Add(Codes.TooDeep, e.Start, $"This is nested more than {MostDepth.ToString(CultureInfo.InvariantCulture)} levels deep.");
                    return false;
                case SequenceStart:
                    open.Push(new(e.Start, map: false));
                    break;
                case MappingStart:
                    open.Push(new(e.Start, map: true));
                    break;
                case SequenceEnd:
                    var list = open.Pop();
                    Place(new YamlList(list.Items.ToImmutable(), Line(list.Start), Column(list.Start)));
                    break;
                case MappingEnd:
                    var map = open.Pop();
                    Place(new YamlMap(map.Entries.ToImmutable(), Line(map.Start), Column(map.Start)));
                    break;
            }

            return true;
        }

        private void Place(YamlNode node)
        {
            if (open.Count == 0)
            {
                root = node;
                return;
            }

            var parent = open.Peek();
            if (!parent.Map)
            {
                parent.Items.Add(node);
            }
            else if (parent.Key is null)
            {
                parent.Key = node as YamlScalar ?? new YamlScalar("", Plain: true, node.Line, node.Column);
                if (node is not YamlScalar) problems.Add(new(Codes.WrongKind, file, node.Line, node.Column, "", "A key must be a word."));
                else if (!parent.Keys.Add(parent.Key.Text)) problems.Add(new(Codes.DuplicateKey, file, node.Line, node.Column, parent.Key.Text, "This field is given twice."));
            }
            else
            {
                parent.Entries.Add(new(parent.Key.Text, parent.Key.Line, parent.Key.Column, node));
                parent.Key = null;
            }
        }

        private void Add(string code, Mark at, string message) => problems.Add(new(code, file, Line(at), Column(at), "", message));

        private static int Line(Mark mark) => (int)mark.Line;

        private static int Column(Mark mark) => (int)mark.Column;
    }
}
