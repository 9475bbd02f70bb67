using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class AdverseEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReferenceSafety",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Dated = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    AdoptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AdoptedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceSafety", x => new { x.SiteId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AdverseEvents",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AwareAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NewsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Grade = table.Column<int>(type: "integer", nullable: true),
                    Serious = table.Column<bool>(type: "boolean", nullable: true),
                    Urgent = table.Column<bool>(type: "boolean", nullable: false),
                    Related = table.Column<bool>(type: "boolean", nullable: false),
                    SpecialInterest = table.Column<bool>(type: "boolean", nullable: false),
                    Open = table.Column<bool>(type: "boolean", nullable: false),
                    Expectedness = table.Column<string>(type: "text", nullable: false),
                    ReferenceSafetyId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExpectednessSays = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ExpectednessBy = table.Column<Guid>(type: "uuid", nullable: true),
                    JudgedAs = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdverseEvents", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_AdverseEvents_FormRecords_SiteId_Id",
                        columns: x => new { x.SiteId, x.Id },
                        principalSchema: "registry",
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdverseEvents_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdverseEvents_ReferenceSafety_SiteId_ReferenceSafetyId",
                        columns: x => new { x.SiteId, x.ReferenceSafetyId },
                        principalSchema: "registry",
                        principalTable: "ReferenceSafety",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventNotices",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    NotRequiredBecause = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    NotRequiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NotRequiredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LateDeviationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventNotices", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_EventNotices_AdverseEvents_SiteId_EventId",
                        columns: x => new { x.SiteId, x.EventId },
                        principalSchema: "registry",
                        principalTable: "AdverseEvents",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventNotices_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: true),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    InfusionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Months = table.Column<int>(type: "integer", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Says = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_FollowUps_AdverseEvents_SiteId_EventId",
                        columns: x => new { x.SiteId, x.EventId },
                        principalSchema: "registry",
                        principalTable: "AdverseEvents",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUps_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_Open_AwareAt",
                schema: "registry",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "Open", "AwareAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_ParticipantId_Number",
                schema: "registry",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "ParticipantId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_ReferenceSafetyId",
                schema: "registry",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "ReferenceSafetyId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_EventId_To_Number",
                schema: "registry",
                table: "EventNotices",
                columns: new[] { "SiteId", "EventId", "To", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_ParticipantId",
                schema: "registry",
                table: "EventNotices",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_State_Due",
                schema: "registry",
                table: "EventNotices",
                columns: new[] { "SiteId", "State", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_EventId",
                schema: "registry",
                table: "FollowUps",
                columns: new[] { "SiteId", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_ParticipantId",
                schema: "registry",
                table: "FollowUps",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_State_DueOn",
                schema: "registry",
                table: "FollowUps",
                columns: new[] { "SiteId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ReferenceSafety_SiteId_ProgrammeId_From",
                schema: "registry",
                table: "ReferenceSafety",
                columns: new[] { "SiteId", "ProgrammeId", "From" });

            SitePolicy.On(migrationBuilder, "ReferenceSafety", "AdverseEvents", "EventNotices", "FollowUps");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EventNotices",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "FollowUps",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AdverseEvents",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ReferenceSafety",
                schema: "registry");
        }
    }
}
