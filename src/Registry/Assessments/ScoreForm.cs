using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;
using Equipoise.Statistics.Change;

namespace Equipoise.Registry.Assessments;

/// <summary>A form with its scores.</summary>
/// <param name="Values">The answers, with every computed score.</param>
/// <param name="Scores">Each score by its field, with its definition.</param>
public sealed record ScoredForm(FormValues Values, ImmutableSortedDictionary<string, StoredScore> Scores);

/// <summary>
/// Computes the scores of a form. A sum is missing when an answer is, unless the programme makes up for a few: then each counts as the mean of those that were given,
/// which is only done where all questions have the same lowest and highest points. The result is rounded to two decimals.
/// </summary>
public static class ScoreForm
{
    private const string Entered = "entered";

    /// <param name="programme">The version of the programme by which it is scored.</param>
    /// <param name="hash">The hash of that version.</param>
    /// <param name="form">A form of it.</param>
    /// <param name="values">The answers.</param>
    /// <param name="plan">For a form on which goals are scored: the goals as they were fixed; null when none were.</param>
    public static ScoredForm Run(Programme programme, string hash, ProgrammeForm form, FormValues values, FormValues? plan = null)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        var scores = ImmutableSortedDictionary.CreateBuilder<string, StoredScore>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.Score is not null))
        {
            var score = Described(programme, hash, field.Score!, values);
            if (CheckForm.IsComputed(programme, form, field, values))
            {
                score = field.Score!.Sum.IsEmpty ? Goals(programme, score, values, plan) : Sum(programme, form, field, score, values);
                values = values.With(field.Code, score.Value is { } value ? FormValues.Of(value) : null);
            }
            else
            {
                score = score with { Value = values.Number(field.Code), Missing = values.Missing(field.Code) };
            }

            if (score.Rule != Entered || values.Json(field.Code) is not null) scores.Add(field.Code, score);
        }

        return new(values, scores.ToImmutable());
    }

    /// <summary>The points of an answer: a number, or what the chosen answer counts; null when there is none.</summary>
    internal static decimal? Points(FormField field, FormValues values) =>
        field.Type == FieldType.Choice ? field.Choices.FirstOrDefault(c => c.Code == values.Text(field.Code))?.Points : values.Number(field.Code);

    private static StoredScore Described(Programme programme, string hash, FieldScore of, FormValues values)
    {
        var used = Used(programme, of.Instrument);
        return new()
        {
            Instrument = of.Instrument,
            Subscale = of.Subscale,
            Scale = of.Scale,
            Family = used?.Edition?.Family ?? of.Instrument,
            Form = used?.Version ?? "",
            Variant = used?.Variant is { } variant ? values.Text(variant) : null,
            AnsweredBy = used?.AnsweredBy is { } who ? values.Text(who) : null,
            Programme = hash,
            Edition = used?.Edition?.Hash,
            Rule = Entered,
        };
    }

    private static StoredScore Sum(Programme programme, ProgrammeForm form, FormField field, StoredScore score, FormValues values)
    {
        var parts = field.Score!.Sum.SelectMany(code => Parts(form, code)).Where(part => CheckForm.IsShown(part, values)).ToImmutableArray();
        var most = Used(programme, score.Instrument)?.Prorate ?? 0;
        if (most > 0 && parts.Select(Limits).Distinct().Count() != 1) most = 0;
        var inputs = parts.Select(part => (part.Code, Points: Points(part, values))).ToImmutableArray();
        var given = inputs.Where(i => i.Points is not null).ToImmutableSortedDictionary(i => i.Code, i => i.Points!.Value, StringComparer.Ordinal);
        ImmutableArray<string> unanswered = [.. inputs.Where(i => i.Points is null).Select(i => i.Code)];
        return score with
        {
            Value = unanswered.Length <= most && given.Count > 0 ? decimal.Round(given.Values.Sum() * inputs.Length / given.Count, 2, MidpointRounding.AwayFromZero) : null,
            Rule = most == 0 ? "sum" : string.Create(CultureInfo.InvariantCulture, $"sum, up to {most} missing"),
            Inputs = given,
            Unanswered = unanswered,
        };
    }

    private static StoredScore Goals(Programme programme, StoredScore score, FormValues values, FormValues? plan)
    {
        var fixedGoals = programme.Goals!.Goals.Where(g => plan?.Text(g.Text) is not null).ToImmutableArray();
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        var (scored, unanswered) = (new List<Goal>(), new List<string>());
        foreach (var goal in fixedGoals)
        {
            if (values.Number(goal.Score) is not { } x || plan!.Number(goal.Weight) is not { } weight)
            {
                unanswered.Add(goal.Score);
                continue;
            }

            inputs.Add(goal.Score, x);
            inputs.Add(goal.Weight, weight);
            scored.Add(new((double)x, (double)weight));
        }

        var most = Used(programme, score.Instrument)?.Prorate ?? 0;
        return score with
        {
            Value = scored.Count > 0 && unanswered.Count <= most ? decimal.Round((decimal)GoalAttainment.TScore([.. scored]), 3, MidpointRounding.AwayFromZero) : null,
            Rule = string.Create(CultureInfo.InvariantCulture, $"goal attainment, correlation {GoalAttainment.UsualCorrelation}"),
            Inputs = inputs.ToImmutable(),
            Unanswered = [.. unanswered],
        };
    }

    /// <summary>The fields that a part of a sum stands for.</summary>
    private static IEnumerable<FormField> Parts(ProgrammeForm form, string code) => form.Field(code) is not { } part ? []
        : part.Type == FieldType.Items ? form.Fields.Where(f => f.Item?.Block == code) : [part];

    private static (decimal? Low, decimal? High) Limits(FormField part) =>
        part.Type == FieldType.Choice ? (part.Choices.Min(c => c.Points), part.Choices.Max(c => c.Points)) : (part.Min, part.Max);

    private static ProgrammeInstrument? Used(Programme programme, string instrument) => programme.Instruments.FirstOrDefault(i => i.Instrument == instrument);
}
