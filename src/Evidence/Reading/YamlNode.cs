using System.Collections.Immutable;

namespace Equipoise.Evidence.Reading;

/// <summary>A piece of a YAML file that knows where it stands.</summary>
internal abstract record YamlNode(int Line, int Column);

internal sealed record YamlScalar(string Text, bool Plain, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlList(ImmutableArray<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlMap(ImmutableArray<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column);

internal readonly record struct YamlEntry(string Key, int Line, int Column, YamlNode Value);
