namespace Equipoise.Registry.Participants;

/// <summary>Who a child is and how its family is reached.</summary>
public sealed record Identity(string Name, DateOnly BirthDate)
{
    public string? Contact { get; init; }

    public string? Address { get; init; }

    /// <summary>Its number in the hospital's own records.</summary>
    public string? HospitalNumber { get; init; }
}
