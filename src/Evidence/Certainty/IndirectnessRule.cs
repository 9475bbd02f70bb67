using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;

namespace Equipoise.Evidence.Certainty;

/// <summary>Indirectness: is what was measured what people ask about?</summary>
internal static class IndirectnessRule
{
    public static CertaintyReason Judge(Scope scope) => scope.Question.Kind == QuestionKind.Surrogate
        ? new(CertaintyDomain.Indirectness, -2, "A scan or a blood value stands in for what matters to a child, and nobody has shown that it may.")
        : new(CertaintyDomain.Indirectness, 0, "The children, the cells and the measure are those the question asks about.");
}
