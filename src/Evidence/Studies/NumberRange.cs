namespace Equipoise.Evidence.Studies;

/// <summary>Whole numbers from one to another, both included; an end that is null is open. The default value holds every number and also what is not known.</summary>
public readonly record struct NumberRange(int? From, int? To)
{
    public bool IsOpen => From is null && To is null;

    /// <summary>A number that is not known lies in no range that has an end.</summary>
    public bool Contains(int? number) => IsOpen || (number is { } n && n >= (From ?? int.MinValue) && n <= (To ?? int.MaxValue));
}
