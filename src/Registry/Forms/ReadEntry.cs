using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Forms;

/// <summary>What was understood of an entry.</summary>
/// <param name="Answers">The answers, null where a field was emptied; only of fields that were named.</param>
/// <param name="AskAbout">Fields whose numbers are unusual.</param>
/// <param name="Problems">What cannot be taken.</param>
internal sealed record EntryReading(ImmutableSortedDictionary<string, string?> Answers, ImmutableArray<string> AskAbout, ImmutableArray<FieldProblem> Problems);

/// <summary>Reads the fields of an entry, one by one and then together.</summary>
internal static class ReadEntry
{
    public static EntryReading Run(Programme programme, ProgrammeForm form, Role role, FormValues before, ImmutableSortedDictionary<string, FieldInput> entered, DateOnly today)
    {
        var answers = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        var (ask, problems) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<FieldProblem>());
        foreach (var (code, input) in entered)
        {
            if (form.Field(code) is not { } field || !field.MayRead(role))
            {
                if (!input.IsEmpty) problems.Add(new(code, "unknown", "The form has no such field, or not any more; what you entered is not taken."));
                continue;
            }

            var reading = ReadField.Of(field, input, today);
            if (reading.Problem is { } problem) problems.Add(problem);
            else answers[code] = reading.Json;
            if (reading.AskAbout) ask.Add(code);
        }

        var together = answers.Aggregate(before, (values, answer) => values.With(answer.Key, answer.Value));
        // What is computed is not entered: a page without script shows it with what stood there.
        var computed = form.Fields.Where(f => CheckForm.IsComputed(programme, form, f, together)).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        answers.RemoveRange(computed);
        problems.RemoveAll(p => computed.Contains(p.Field));
        ask.RemoveAll(computed.Contains);
        foreach (var (code, json) in answers.ToList())
        {
            if (CheckForm.IsShown(form.Field(code)!, together)) continue;
            // A page without script shows every field: an empty one that is not asked changes nothing.
            if (json is not null && json != before.Json(code)) problems.Add(new(code, "not-asked", "This is not asked after the answers above; leave it empty, or change them."));
            else answers.Remove(code);
        }

        return new(answers.ToImmutable(), ask.ToImmutable(), problems.ToImmutable());
    }
}
