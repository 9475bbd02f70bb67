using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Consents;

namespace Equipoise.Product.Tests.Registry.Courses;

/// <summary>Something that was said about a child, as the model remembers it.</summary>
internal sealed record Told(ConsentKind Kind, ConsentGiver By, DateOnly On, int Order, WithdrawalScope? Scope = null);

/// <summary>What consents allow, worked out a second time and without the product's code.</summary>
internal sealed class ToldConsent(ConsentRule rule)
{
    private readonly List<Told> told = [];

    public void Add(ConsentKind kind, ConsentGiver by, DateOnly on, params ReadOnlySpan<WithdrawalScope> scopes)
    {
        if (scopes.IsEmpty) told.Add(new(kind, by, on, told.Count));
        foreach (var scope in scopes) told.Add(new(kind, by, on, told.Count, scope));
    }

    /// <summary>Whether everybody has consented by a day, the child too where it is old enough.</summary>
    public bool IsComplete(DateOnly day, int ageMonths) => BothParents(By(day)) && (ageMonths < rule.AssentFromMonths || LastOfChild(By(day)) == ConsentKind.Assent);

    public bool Dissents(DateOnly day) => LastOfChild(By(day).Where(t => t.On == day)) == ConsentKind.Dissent;

    /// <summary>Since when something is taken back; null when it is not, or was given again by both parents later.</summary>
    public DateOnly? Since(WithdrawalScope scope, DateOnly day)
    {
        var known = By(day).ToList();
        return known.Where((t, i) => t.Scope == scope && !Enumerable.Range(i + 1, known.Count - i).Any(to => BothParents(known[(i + 1)..to]))).Min(t => (DateOnly?)t.On);
    }

    private IEnumerable<Told> By(DateOnly day) => told.Where(t => t.On <= day).OrderBy(t => t.On).ThenBy(t => t.Order);

    private static bool BothParents(IEnumerable<Told> said)
    {
        var last = new Dictionary<ConsentGiver, ConsentKind>();
        foreach (var t in said.Where(t => t.Kind is ConsentKind.Permission or ConsentKind.Refusal)) last[t.By] = t.Kind;
        return last.Count == 2 && last.Values.All(k => k == ConsentKind.Permission);
    }

    private static ConsentKind? LastOfChild(IEnumerable<Told> said) => said.LastOrDefault(t => t.Kind is ConsentKind.Assent or ConsentKind.Dissent)?.Kind;
}
