using System.Collections.Immutable;

namespace Equipoise.Registry;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field's name or code, as the form has it.</param>
/// <param name="Code">A permanent code.</param>
/// <param name="Message">A sentence for the person who filled in the form.</param>
public sealed record FieldProblem(string Field, string Code, string Message);

/// <summary>Why a request was not met; nothing was saved.</summary>
/// <param name="Code">A permanent code, one of <see cref="RefusalCode"/>.</param>
/// <param name="Message">A sentence for the person who asked.</param>
public sealed record Refused(string Code, string Message)
{
    /// <summary>The fields concerned, where it is about fields.</summary>
    public ImmutableArray<FieldProblem> Fields { get; init; } = [];
}

/// <summary>What came of an operation: a value, which is then saved for good, or a refusal.</summary>
public readonly record struct Outcome<T>
{
    private Outcome(T? value, Refused? refused) => (Value, Refused) = (value, refused);

    /// <summary>What was done; only there when nothing was refused.</summary>
    public T? Value { get; }

    public Refused? Refused { get; }

    public bool IsDone => Refused is null;

    /// <summary>The value, for those who know that nothing was refused.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Done => Refused is null ? Value! : throw new InvalidOperationException($"{Refused.Code}: {Refused.Message}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refused refused) => new(default, refused);
}
