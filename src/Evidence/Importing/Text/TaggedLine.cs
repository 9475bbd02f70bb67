namespace Equipoise.Evidence.Importing.Text;

/// <summary>A value under its tag, with the line on which it begins within its record.</summary>
internal readonly record struct TaggedLine(string Tag, string Value, int Line);
