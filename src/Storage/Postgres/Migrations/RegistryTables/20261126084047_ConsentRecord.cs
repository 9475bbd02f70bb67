using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class ConsentRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Rule",
                schema: "registry",
                table: "SuitabilityDecisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExplainedBy",
                schema: "registry",
                table: "ConsentEvents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Interpreter",
                schema: "registry",
                table: "ConsentEvents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TeachBack",
                schema: "registry",
                table: "ConsentEvents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "Time",
                schema: "registry",
                table: "ConsentEvents",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Witness",
                schema: "registry",
                table: "ConsentEvents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IdentityLooks",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Because = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityLooks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_IdentityLooks_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_Form_Sequence",
                schema: "registry",
                table: "History",
                columns: new[] { "SiteId", "Form", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_UserId_Sequence",
                schema: "registry",
                table: "History",
                columns: new[] { "SiteId", "UserId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_What_Sequence",
                schema: "registry",
                table: "History",
                columns: new[] { "SiteId", "What", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityLooks_SiteId_ParticipantId",
                schema: "registry",
                table: "IdentityLooks",
                columns: new[] { "SiteId", "ParticipantId" });

            SitePolicy.On(migrationBuilder, "IdentityLooks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IdentityLooks",
                schema: "registry");

            migrationBuilder.DropIndex(
                name: "IX_History_SiteId_Form_Sequence",
                schema: "registry",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_SiteId_UserId_Sequence",
                schema: "registry",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_SiteId_What_Sequence",
                schema: "registry",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Rule",
                schema: "registry",
                table: "SuitabilityDecisions");

            migrationBuilder.DropColumn(
                name: "ExplainedBy",
                schema: "registry",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "Interpreter",
                schema: "registry",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "TeachBack",
                schema: "registry",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "Time",
                schema: "registry",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "Witness",
                schema: "registry",
                table: "ConsentEvents");
        }
    }
}
