namespace Equipoise.Evidence.Reading;

/// <summary>Something wrong with the evidence base, at a place a person can go to. Line and column count from 1; 0 means the whole file.</summary>
public sealed record Problem(string Code, string File, int Line, int Column, string Field, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column} {Code} {Field}{(Field.Length == 0 ? "" : ": ")}{Message}";
}
