using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>Whether the studies compare. The two never share an estimate.</summary>
public enum EvidenceBody
{
    /// <summary>Children with cells beside children without, over the same time.</summary>
    Controlled,

    /// <summary>The same children before and after, with nothing to compare.</summary>
    Uncontrolled,
}

/// <summary>A question, the body of evidence that is to answer it, and perhaps one kind of cells or one route.</summary>
/// <param name="Question">The question.</param>
/// <param name="Body">The body of evidence.</param>
/// <param name="Cells">Id of a kind of cells; null is all.</param>
/// <param name="Route">A route; null is all.</param>
public sealed record Scope(Question Question, EvidenceBody Body, string? Cells = null, Route? Route = null)
{
    /// <summary>Permanent name of the finding.</summary>
    public string Id => string.Join('.', new[] { Question.Id, Body == EvidenceBody.Uncontrolled ? "uncontrolled" : null, Cells, Route is { } r ? Shape.Kebab(r.ToString()) : null }.OfType<string>());

    /// <summary>Whether it asks of all cells by all routes.</summary>
    public bool IsWhole => Cells is null && Route is null;
}
