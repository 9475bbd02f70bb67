using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Answers;

/// <summary>Is one kind of cell or one route better?</summary>
internal static class CellsAnswer
{
    public static Answer From(Snapshot snapshot)
    {
        var counted = Counted.From(snapshot);
        var kinds = counted.Studies.SelectMany(Kinds).Distinct(StringComparer.Ordinal).Count();
        var headToHead = counted.Studies.Where(s => s.Design.IsRandomised && Kinds(s).Distinct(StringComparer.Ordinal).Count() > 1).ToList();
        var blindedKinds = counted.Blinded.SelectMany(Kinds).Distinct(StringComparer.Ordinal)
            .Select(id => snapshot.Cells.TryGetValue(id, out var cells) ? Spoken.Inside(cells.Label) : id).Order(StringComparer.Ordinal);
        var blindedSpine = counted.Blinded.Any(s => s.Arms.SelectMany(a => a.Interventions).Any(i => i.Routes is { } r && r.Value.Contains(Route.Intrathecal)));
        return new()
        {
            Id = "cells",
            Question = "Is one kind of cell or one route better?",
            Sentences =
            [
                headToHead.Count == 0
                    ? $"Nobody knows: {Spoken.Number(kinds)} kinds of cells have been tried, and no trial on file put children by chance to one kind or another."
                    : $"{Spoken.Sentence(Spoken.Count(headToHead.Count, "trial has", "trials have"))} put children by chance to different kinds of cells.",
                $"Blinded trials tested only {Spoken.List(blindedKinds)}"
                    + (blindedSpine ? ", by more than one route." : ", always into a vein; cells into the spinal fluid were never tested against a pretend procedure."),
            ],
            Doubt = "Studies of different cells differ in children, doses, scales and care as well, so their results cannot be set against each other.",
            Proof = [new("/studies#map", "The map of studies by cells and design"), new("/cells", "Kinds of cells explained"), new("/compare", "Compare studies")],
        };
    }

    private static IEnumerable<string> Kinds(Study study) => study.Arms.SelectMany(a => a.Interventions).Select(i => i.Cells.Value);
}
